import type { ChangeEvent } from 'react'

interface SliderProps {
  readonly name: string
  /** How it is reached by keys. */
  readonly keys?: string
  readonly value: number
  readonly least?: number
  readonly most?: number
  readonly step?: number
  /** What the value comes to, in words. */
  readonly reading?: string
  readonly onChange: (value: number) => void
  /** The hand has let go of it. */
  readonly onLetGo?: () => void
}

/** A quantity to be chosen by hand, from 0 to 1 unless it says otherwise. */
export function Slider({ name, keys, value, least = 0, most = 1, step = 0.01, reading, onChange, onLetGo }: SliderProps) {
  return (
    <label className="slider" title={keys}>
      <span>
        {name}
        {reading !== undefined && <output>{reading}</output>}
      </span>
      <input
        type="range"
        aria-label={name}
        aria-valuetext={reading}
        min={least}
        max={most}
        step={step}
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.currentTarget.valueAsNumber)}
        onPointerUp={(event) => {
          onLetGo?.()
          event.currentTarget.blur()
        }}
      />
    </label>
  )
}
