// Packs the doctor for workstations with Node: what package.json's `files` lists, after `npm run build`.
//   --outdir DIR   where to; dist unless told
// Everything it imports is in the bundle, so the package's own package.json has no dependencies.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { outdir: { type: 'string' } } })
const outdir = resolve(values.outdir ?? join(root, 'dist'))

const { files, ...own } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { name, version, description, license, type, engines, bin } = own
const stage = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-package-'))
process.on('exit', () => rmSync(stage, { recursive: true, force: true }))

mkdirSync(outdir, { recursive: true })
for (const path of files) cpSync(join(root, path), join(stage, path), { recursive: true })
const manifest = { name, version, description, license, type, engines, bin, files }
writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
const flags = ['--silent', '--ignore-scripts', '--pack-destination', outdir]
const archive = execFileSync('npm', ['pack', ...flags], { cwd: stage, encoding: 'utf8' }).trim()
console.log(join(outdir, archive))
