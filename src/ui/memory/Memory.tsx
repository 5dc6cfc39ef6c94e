import type { OfflineKeeper, WorldKeeper } from '../../library'
import { wear } from '../styleSheets'
import { KeeperNotice } from './KeeperNotice'
import css from './memory.css?inline'
import { OfflineMark } from './OfflineMark'
import { SavedMark } from './SavedMark'
import { UpdateNotice } from './UpdateNotice'

wear(css)

interface MemoryProps {
  /** Undefined where the page is served for development. */
  readonly offline: OfflineKeeper | undefined
  /** Of the world in the picture; undefined until one can be edited. */
  readonly keeper?: WorldKeeper | undefined
  readonly onExport?: () => void
  readonly onDuplicate?: () => void
  readonly onTakeOver?: () => void
}

/** What is to be said of keeping: whether the world is saved, whether the page needs its server, and that there is a newer one. */
export function Memory({ offline, keeper, onExport, onDuplicate, onTakeOver }: MemoryProps) {
  const update = async () => {
    await keeper?.flush()
    offline?.update()
  }
  return (
    <>
      <p className="marks withdrawing">
        {keeper && <SavedMark state={keeper.state} />}
        {offline && <OfflineMark state={offline.state} />}
      </p>
      <div className="asides">
        {keeper && <KeeperNotice state={keeper.state} onExport={onExport} onDuplicate={onDuplicate} onTakeOver={onTakeOver} />}
        {offline && <UpdateNotice state={offline.state} onUpdate={() => void update()} />}
      </div>
    </>
  )
}
