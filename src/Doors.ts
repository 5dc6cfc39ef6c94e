import { LandSaver, type LandSaverCrew } from './LandSaver'
import { type ArchivedWorld, type FiledWorld, loadDoors, type Opening, type SentWorld } from './library'
import { fileOf, saveAs } from './saveAs'
import type { DoorKeeper, LandChoice, LandSaving } from './ui'
import { VERSION } from './version'

/** Nothing larger is read. */
const LARGEST_BYTES = 128 * 2 ** 20

/** Pixels of a photograph for each of the page. */
const PHOTOGRAPH_PIXEL_RATIO = 4

/** Whether a fragment is to be a world. */
const LINK = /[#&]w=/

export interface DoorsCrew extends LandSaverCrew {
  /** The world in the picture, and where it is seen from. */
  readonly sent: () => Promise<SentWorld>
  /** Writes the place into the address. */
  readonly keepAddress: () => void
  /** The picture, large and without the controls. */
  readonly photograph: (pixelRatio: number) => Promise<Blob | undefined>
  /** @param fragment what the address brought after #, if it was a link */
  readonly onOpening: (opening: Opening, fragment?: string) => void
  /** Many worlds at once have come. */
  readonly onArchive: (worlds: Iterable<ArchivedWorld>) => void
  /** A small picture of the world, if there is one. */
  readonly thumbnail: () => Promise<Uint8Array | undefined>
}

/** Lets worlds in that come from somebody else, and lets worlds out. */
export class Doors implements DoorKeeper {
  readonly #crew: DoorsCrew
  readonly #lands: LandSaver

  constructor(signal: AbortSignal, crew: DoorsCrew) {
    this.#crew = crew
    this.#lands = new LandSaver(crew)
    if (!crew.store.getState().host.isPage) return
    const { body } = document
    body.addEventListener('dragover', (event) => event.preventDefault(), { signal })
    body.addEventListener(
      'drop',
      (event) => {
        event.preventDefault()
        const [file] = event.dataTransfer?.files ?? []
        if (file) void this.open(file)
      },
      { signal },
    )
    // A file that the system opens with the installed page.
    const queue = (window as { launchQueue?: LaunchQueue }).launchQueue
    queue?.setConsumer(({ files: [handle] }) => void handle?.getFile().then((file) => this.open(file)))
  }

  /** Opens what the address brings after #. @returns whether it brings a world, or something that was to be one */
  openAddress(): boolean {
    const { hash } = this.#crew.store.getState().host.address
    if (!LINK.test(hash)) return false
    void loadDoors().then(({ openLink }) => {
      const opening = openLink(hash)
      if (opening) this.#crew.onOpening(opening, hash)
    })
    return true
  }

  /** Opens a file, a picture, or an archive of files. */
  async open(file: Blob & { readonly name?: string }): Promise<void> {
    // Whatever is to be said of it must not lie under the shelf.
    this.#crew.store.setState({ isShelfOpen: false })
    if (file.size > LARGEST_BYTES) {
      this.#crew.onOpening({ status: 'refused', reason: 'This file is too large to be a world.' })
      return
    }
    const { openArchive, openBytes } = await loadDoors()
    const bytes = new Uint8Array(await file.arrayBuffer())
    const archive = openArchive(bytes)
    if (archive) this.#crew.onArchive(archive)
    else this.#crew.onOpening(openBytes(bytes, file.name ?? ''))
  }

  async link(): Promise<string | undefined> {
    this.#crew.keepAddress()
    const sent = await this.#crew.sent()
    const { isPage, address, appUrl } = this.#crew.store.getState().host
    if (sent.world.entries.length === 0 && !sent.summary) return isPage ? location.href : appUrl + address.search
    const { writeLink } = await loadDoors()
    const link = this.#written(() => writeLink(sent))
    return link && !link.isLong ? `${appUrl}#${link.fragment}` : undefined
  }

  async saveWorld(): Promise<void> {
    const file = await this.worldFile()
    if (file) saveAs(file)
  }

  /** The world as a file; undefined where it holds more than can be sent. */
  async worldFile(): Promise<File | undefined> {
    const { safeFileName, writeFile } = await loadDoors()
    const sent = await this.#crew.sent()
    const now = Date.now()
    const filed = { ...sent, created: now, changed: now, thumbnail: await this.#crew.thumbnail() }
    const bytes = this.#written(() => writeFile(filed, VERSION))
    return bytes && fileOf(bytes, 'application/zip', `${safeFileName(nameOf(sent))}.terrella`)
  }

  /** Saves worlds together: as one archive, as long as that can be opened again. */
  async saveAll(worlds: readonly FiledWorld[]): Promise<void> {
    const { writeArchives } = await loadDoors()
    const day = new Date().toISOString().slice(0, 10)
    const archives = this.#written(() => writeArchives(worlds, VERSION)) ?? []
    archives.forEach((bytes, i) => {
      saveAs(fileOf(bytes, 'application/zip', `Terrella worlds ${day}${i > 0 ? ` ${i + 1}` : ''}.zip`))
    })
  }

  async takePhotograph(): Promise<boolean> {
    const file = await this.pictureFile(PHOTOGRAPH_PIXEL_RATIO)
    if (file) saveAs(file)
    return file !== undefined
  }

  /** The picture alone. @param pixelRatio pixels for each of the page */
  picture(pixelRatio: number): Promise<Blob | undefined> {
    return this.#crew.photograph(pixelRatio)
  }

  /** A picture that carries the world. */
  async pictureFile(pixelRatio = PHOTOGRAPH_PIXEL_RATIO): Promise<File | undefined> {
    const sending = this.#crew.sent()
    const picture = await this.#crew.photograph(pixelRatio)
    if (!picture) return undefined
    const sent = await sending
    const { safeFileName, writePicture } = await loadDoors()
    const png = new Uint8Array(await picture.arrayBuffer())
    const bytes = this.#written(() => writePicture(png, sent))
    return bytes && fileOf(bytes, 'image/png', `${safeFileName(nameOf(sent))}.png`)
  }

  /** A frame around the land that can be saved for other tools, while that is chosen. */
  get frame() {
    return this.#lands.frame
  }

  metresInView(): number | undefined {
    return this.#lands.metresInView()
  }

  async saveLand(choice: LandChoice, pace: { onProgress: (share: number) => void; signal: AbortSignal }): Promise<LandSaving | undefined> {
    const { safeFileName } = await loadDoors()
    return this.#lands.save(choice, safeFileName(nameOf(await this.#crew.sent())), pace)
  }

  /** Land in the picture as a file for other tools. @throws SurveyError */
  async landFile(choice: LandChoice, signal: AbortSignal): Promise<File | undefined> {
    const { safeFileName } = await loadDoors()
    const name = safeFileName(nameOf(await this.#crew.sent()))
    return (await this.#lands.make(choice, name, { onProgress: () => undefined, signal }))?.file
  }

  /** What is written, or nothing where a world holds more than can be sent: the visitor is told. */
  #written<Written>(write: () => Written): Written | undefined {
    try {
      return write()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#crew.onOpening({ status: 'refused', reason: 'This world holds more strokes than can be sent.' })
      return undefined
    }
  }
}

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files: readonly { getFile(): Promise<File> }[] }) => void): void
}

function nameOf({ name, world }: SentWorld): string {
  return name ?? `World ${world.seed}`
}
