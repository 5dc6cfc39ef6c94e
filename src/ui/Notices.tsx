import { useStore } from 'zustand'
import type { InterfaceProps } from './interfaceActions'
import { noticeFor } from './notices'
import { useWords } from './words/useWords'

/** What keeps part of the world from being shown, each with a way on. */
export function Notices({ store, actions }: InterfaceProps) {
  const words = useWords()
  const troubles = useStore(store, (state) => state.troubles)
  return (
    <div className="notices" role="alert">
      {troubles.map((trouble) => {
        const { title, sentence, detail, action } = noticeFor(trouble, words)
        return (
          <section key={trouble.kind} className="plate notice" data-trouble={trouble.kind}>
            <h2>{title}</h2>
            <p>{sentence}</p>
            {detail && <p className="detail">{detail}</p>}
            <button type="button" onClick={() => actions.answerTrouble(trouble)}>
              {action}
            </button>
          </section>
        )
      })}
    </div>
  )
}

/** A line at the lower edge while files arrive, or a word about what has just been done. */
export function ProgressLine({ store }: Pick<InterfaceProps, 'store'>) {
  const progress = useStore(store, (state) => state.progress)
  const word = useStore(store, (state) => state.word)
  const away = useStore(store, (state) => state.away)
  const { said, landIsComing, passed } = useWords()
  const text = word ? said[word] : away ? passed[away.unit](away.count) : progress && landIsComing
  return (
    <div className="progress" part="toast" role="status">
      {text && <span>{text}</span>}
      {progress && <progress max={1} value={progress.share} aria-label={landIsComing} />}
    </div>
  )
}
