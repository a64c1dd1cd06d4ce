import { renameSync, writeFileSync } from 'node:fs'

/** Writes a file such that whoever reads it at the same time sees the old one or the new one, never half of it. */
export function writeWhole(path, text) {
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, text)
  renameSync(draft, path)
}
