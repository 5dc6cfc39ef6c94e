/**
 * What a server says of files that other pages may embed: any origin may read them, isolated pages too, and a page of ours is isolated itself, which gives its
 * models threads. Browsers that do not know the last pass it over. Scripts need it as pages do: a worker of an isolated page must say it for itself.
 * docs/embed.md says more.
 */
export const EMBED_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
}
