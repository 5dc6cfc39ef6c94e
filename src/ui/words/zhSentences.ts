/** What a sentence that is not known becomes: it is told that it did not work. */
const UNKNOWN = '没能做到。'

type Rule = readonly [english: RegExp, chinese: string]

/** Sentences of `library`, `streaming` and the doors, which are English there. `$1` is kept as it is, `<1>` is a cause and is told in Chinese too. */
const SENTENCES: readonly Rule[] = [
  [/^This link cannot be opened: (.*)\.$/, '这个链接打不开：<1>。'],
  [/^This picture cannot be opened: (.*)\.$/, '这张图片打不开：<1>。'],
  [/^This file cannot be opened: it is damaged, or not from Terrella\.$/, '这个文件打不开：它已损坏，或不是来自 Terrella。'],
  [/^This file cannot be opened: (.*)\.$/, '这个文件打不开：<1>。'],
  [/^What grew in this world cannot be read: (.*)\.$/, '这个世界里长出的草木无法读取：<1>。'],
  [/^What the browser kept of this world cannot be read: (.*)\.$/, '浏览器保存的这个世界无法读取：<1>。'],
  [/^What the browser kept of this world cannot be read\.$/, '浏览器保存的这个世界无法读取。'],
  [/^One of its files cannot be opened: (.*)\.$/, '其中一个文件打不开：<1>。'],
  [/^(.*) cannot be opened: (.*)\.$/, '“$1”打不开：<2>。'],
  [/^One of its files is an archive inside the archive and stays closed\.$/, '压缩包里的压缩包不会打开。'],
  [/^(.*) is an archive inside the archive and stays closed\.$/, '“$1”是压缩包里的压缩包，不会打开。'],
  [/^This archive holds more than can be opened at once\.$/, '这个压缩包的内容太多，无法一次打开。'],
  [/^This archive holds more strokes than can be opened at once/, '这个压缩包里的笔画太多，无法一次打开：其余部分已略过。'],
  [/^This picture carries no world: it is a (\w+),/, '这张图片里没有世界：它是 $1 格式，而世界藏在 PNG 图片里。有些聊天软件会转换格式。'],
  [/^This picture carries no world\./, '这张图片里没有世界。有些聊天软件会把它去掉；以文件形式发送则会保留。'],
  [/^This file is empty\.$/, '这个文件是空的。'],
  [/^This file is neither /, '这个文件既不是 .terrella 文件，也不是来自 Terrella 的图片。'],
  [/^This file is too large to be a world\.$/, '这个文件太大，不会是一个世界。'],
  [/^This world holds more strokes than can be sent\.$/, '这个世界的笔画太多，无法发送。'],
  [/^This world was changed in another tab\.$/, '这个世界在另一个标签页中被改动了。'],
  [/^The browser no longer has this world\.$/, '浏览器里已经没有这个世界了。'],
  [/^This world has as many edits as a world can have\.$/, '这个世界的改动已达到上限。'],
  [/^The browser has no room left\.$/, '浏览器没有剩余空间了。'],
  [/^The browser keeps nothing here\.$/, '浏览器在这里不保存任何内容。'],
  [/^A newer version of Terrella was here\. Reload to get it\.$/, '这里曾用过更新版本的 Terrella。重新加载即可获得。'],
  [/^The browser allows no storage in this frame or mode\.$/, '浏览器在此框架或模式下不允许存储。'],
  [/^The browser refused to keep it/, '浏览器拒绝保存。'],
  [/^The other tab does not let go\.$/, '另一个标签页没有放手。'],
  [/^There is no land yet\.$/, '大地还没有到来。'],
  [/^The land is only here in outline: its files have not arrived\.$/, '这里只有大地的轮廓：它的文件还没有送到。'],
  [/^There is not enough memory here for so much land\./, '内存不足，容不下这么多大地。选小一些或粗略一些也许可以。'],
  [/^Another world was opened before the land was saved\.$/, '大地还没存好，就打开了另一个世界。'],
  [/^The land stopped coming before it was saved\.$/, '大地还没存好，就不再送来了。'],
  [/^The land could not be saved: /, '没能保存大地。'],
]

/** Why bytes from outside are no world: what follows the colon. */
const CAUSES: readonly Rule[] = [
  [/ newer version of Terrella$/, '它来自更新版本的 Terrella'],
  [/^it was grown by another growth model /, '它是用另一个生长模型长出来的'],
  [/^it is from a season that has not come yet$/, '它来自尚未到来的季节'],
  [/^it is damaged$|^the world in it is damaged$/, '它已损坏'],
  [/^it ends too soon$|^the end of it is missing$|^the end of its history is missing$/, '它的结尾缺失'],
  [/^a part of it is missing or was changed$/, '其中一部分缺失或被改动'],
  [/^a part of its history is missing$/, '它的一部分历史缺失'],
  [/^a part of its history cannot be read$/, '它的一部分历史无法读取'],
  [/^its history contradicts itself$/, '它的历史自相矛盾'],
  [/^its parts belong to different worlds$/, '它的各部分属于不同的世界'],
  [/^it carries more than one world$/, '里面不止一个世界'],
  [/^it is a zip file, and holds no world$/, '它是一个压缩包，里面没有世界'],
  [/^it is not a world$|^it is not a PNG$|^it has no pixels$/, '它不是一个世界'],
  [/^it is locked with a password$/, '它设有密码'],
  [/^it is packed in a way that is not known here$/, '它的压缩方式在这里无法识别'],
  [/^it is larger than (\d+) megabytes$/, '它大于 $1 MB'],
  [/^it is longer than ([\d,]+) characters$/, '它超过 $1 个字符'],
  [
    /larger than any (world )?may be$|^it holds more than \d+ files$|^it has more than [\d,]+ edits$|^it names too many /,
    '它超出了世界的上限',
  ],
  [/ cannot be read$/, '里面的内容无法读取'],
  [/^it has no date that can be read$/, '它的日期无法读取'],
  [
    /too (large|long)$|^more follows than it should hold$|out of range$|^it holds .* twice$|^its camera stands nowhere/,
    '里面的内容不合规范',
  ],
  [/^it uses a tool that is not known here|^it plants what is not known here|^there (is|are) no /, '它用到了这里没有的工具'],
  [/^a stroke |^the bed of a valley |^water is poured |^the climate is changed |^rain is changed /, '其中有一笔不合规范'],
]

/** Tells a sentence in Chinese that lower rooms wrote in English. */
export function tellInChinese(sentence: string): string {
  return apply(SENTENCES, sentence) ?? UNKNOWN
}

function apply(rules: readonly Rule[], english: string): string | undefined {
  for (const [pattern, chinese] of rules) {
    const found = pattern.exec(english)
    if (found) return fill(chinese, found)
  }
  return undefined
}

function fill(chinese: string, found: RegExpExecArray): string {
  return chinese
    .replace(/<(\d)>/g, (_, at) => apply(CAUSES, found[Number(at)] ?? '') ?? '里面的内容无法识别')
    .replace(/\$(\d)/g, (_, at) => found[Number(at)] ?? '')
}
