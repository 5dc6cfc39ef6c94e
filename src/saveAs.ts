export function fileOf(bytes: Uint8Array, type: string, name: string): File {
  return new File([bytes as Uint8Array<ArrayBuffer>], name, { type })
}

/** Has the browser save a file. */
export function saveAs(file: File): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
