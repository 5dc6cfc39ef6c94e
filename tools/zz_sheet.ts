import { readFileSync, writeFileSync } from 'node:fs'
import { decode, encode } from 'fast-png'
const [out = '/tmp/shots/sheet.png', ...files] = process.argv.slice(2)
const ims = files.map((f) => decode(readFileSync(f)))
const w = ims[0]!.width, h = ims[0]!.height, cols = 2, rows = Math.ceil(ims.length / cols)
const data = new Uint8Array(w * cols * h * rows * 3)
ims.forEach((m, i) => { const ox = (i % cols) * w, oy = Math.floor(i / cols) * h
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) for (let c = 0; c < 3; c++) data[((oy + y) * w * cols + ox + x) * 3 + c] = m.data[(y * w + x) * m.channels + c]! })
writeFileSync(out, encode({ width: w * cols, height: h * rows, data, channels: 3, depth: 8 }))
