/** Sends every message back through the port that it is given: what a round trip costs without a protocol. */
addEventListener('message', ({ ports: [port] }) => {
  port?.addEventListener('message', ({ data }) => port.postMessage(data))
  port?.start()
})
