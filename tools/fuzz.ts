/**
 * Throws changed links, files, pictures and archives at the doors: `npm run fuzz`, or `npm run fuzz -- 5000 42` for so many, of another seed. Fails when anything but a
 * world or a refusal comes of one, or takes longer than a second.
 */
import { encode } from 'fast-png'
import { DOORS, fuzzDoors, LONGEST_MILLISECONDS } from './fuzz/fuzzDoors'
import { timeLargest } from './fuzz/largestWorld'
import { createRandom } from './fuzz/random'

const [runs = 100_000, seed = 1] = process.argv.slice(2).map(Number)
if (!(Number.isInteger(runs) && runs > 0 && Number.isInteger(seed)))
  throw new Error('Expected how many, and a seed: npm run fuzz -- 5000 42')
const start = performance.now()
const report = fuzzDoors(seed, runs, (done) => {
  if (done % 10_000 === 0) console.log(`${done} …`)
})
for (const door of DOORS) console.log(`${door}s: ${report.opened[door]} opened, ${report.refused[door]} refused`)
console.log(`${report.reasons.size} different refusals; the most frequent:`)
for (const [reason, count] of [...report.reasons].sort((a, b) => b[1] - a[1]).slice(0, 10)) console.log(`  ${count}  ${reason}`)
console.log(
  `Slowest opening: ${report.slowest.milliseconds.toFixed(0)} ms, run ${report.slowest.run}. All in ${((performance.now() - start) / 1000).toFixed(0)} s.`,
)
const largest = timeLargest(createRandom(seed), encode({ width: 9, height: 9, data: new Uint8Array(9 * 9 * 3), channels: 3, depth: 8 }))
console.log(`The largest world there may be: ${DOORS.map((door) => `${door} ${largest[door].toFixed(0)} ms`).join(', ')}`)
console.log(`${report.crashes.length} crashes, ${report.slow.length} over ${LONGEST_MILLISECONDS} ms`)
for (const fault of [...report.crashes, ...report.slow].slice(0, 20)) console.log(`  ${fault}`)
process.exitCode = report.crashes.length + report.slow.length > 0 ? 1 : 0
