import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import type { Report } from '../../src/model/report.ts'
import { executable, labEnv } from '../executable/run.ts'
import { runProgram } from './run-program.ts'

/**
 * The Dockerfile without a registry: its base is replaced by an image that holds the C library of this machine and
 * nothing else, which is also the proof that the executable needs nothing else.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const buildahHere = (process.env.PATH ?? '').split(delimiter).some((one) => existsSync(join(one, 'buildah')))

t.test('the image', { skip: reasonToSkip() }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-image-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const storage = [
    '--storage-driver',
    'vfs',
    '--root',
    join(folder, 'store'),
    '--runroot',
    join(folder, 'run'),
  ]
  const buildah = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await runProgram(['buildah', ...storage, ...args])
    if (exitCode !== 0) throw new Error(`buildah ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  const base = await buildah('from', 'scratch')
  await buildah('copy', '--quiet', base, cLibrary(join(folder, 'base')), '/')
  await buildah('commit', '--quiet', base, 'localhost/base')
  const given = { BASE_IMAGE: 'localhost/base', EXECUTABLE: `dist/${basename(executable)}` }
  const labels = { VERSION: '9.8.7', REVISION: 'c0ffee', SOURCE: 'https://gitlab.example/doctor' }
  await buildah(
    ...['build', '--isolation', 'chroot', '--target', 'prebuilt', '--tag', 'localhost/doctor'],
    ...Object.entries({ ...given, ...labels }).flatMap(([name, value]) => [
      '--build-arg',
      `${name}=${value}`,
    ]),
    root,
  )
  const image = JSON.parse(await buildah('inspect', '--type', 'image', 'localhost/doctor'))
  t.match(image.OCIv1.config, {
    User: '1000:1000',
    Entrypoint: ['/usr/local/bin/gitlab-iam-doctor'],
    Labels: {
      'org.opencontainers.image.title': 'gitlab-iam-doctor',
      'org.opencontainers.image.description': /GitLab/,
      'org.opencontainers.image.licenses': 'MIT',
      'org.opencontainers.image.version': '9.8.7',
      'org.opencontainers.image.revision': 'c0ffee',
      'org.opencontainers.image.source': 'https://gitlab.example/doctor',
    },
  })
  t.notOk(image.OCIv1.config.Cmd, 'what follows the image is for the doctor')

  const lab = await startLab(loadWorld('healthy'))
  t.teardown(() => lab.close())
  const labFolder = dirname(lab.podRoot)
  const container = await buildah('from', 'localhost/doctor')
  const run = ['run', '--isolation', 'chroot', '--volume', `${labFolder}:${labFolder}:ro`]
  const environment = Object.entries(labEnv(lab)).map(([name, value]) => `--env=${name}=${value}`)
  const program = '/usr/local/bin/gitlab-iam-doctor'
  const args = ['-o', 'json', '--root', lab.podRoot, '--connect-to', lab.connectTo, ...lab.podArgs]
  const seen: Report = JSON.parse(await buildah(...run, ...environment, container, '--', program, ...args))
  t.equal(seen.outcome, 'healthy')
  t.equal(seen.pod.uid, 1000, 'as the user of the image')

  // buildah cannot make the root file system read-only; the kernel can.
  const files = await buildah('mount', container)
  const bill = join(files, 'usr/local/share/sbom/gitlab-iam-doctor.cdx.json')
  t.equal(
    readFileSync(bill, 'utf8'),
    readFileSync(`${executable}.cdx.json`, 'utf8'),
    'with what it is made of',
  )
  const readOnly = [
    'mount --bind "$1" "$1"',
    'for path in /proc /dev "$2"; do mount --rbind "$path" "$1$path"; done',
    'mount -o remount,bind,ro "$1"',
    'if touch "$1/written" 2>/dev/null; then exit 99; fi',
    'shift 2',
    'exec chroot --userspec=1000:1000 "$@"',
  ].join('\n')
  const chroot = [
    'unshare',
    '--mount',
    'sh',
    '-ec',
    readOnly,
    'sh',
    files,
    labFolder,
    files,
    program,
  ] as const
  const confined = await runProgram([...chroot, ...args], {
    env: { ...labEnv(lab), PATH: process.env.PATH ?? '' },
  })
  t.equal(confined.stderr, '')
  t.match(JSON.parse(confined.stdout), { outcome: 'healthy', pod: { uid: 1000 } }, 'with a read-only root')
})

/** Lays out what the executable is linked against, as a file system of its own; answers with the folder. */
function cLibrary(folder: string): string {
  const linked = execFileSync('ldd', [executable], { encoding: 'utf8' }).match(/\/\S+/g) ?? []
  for (const library of linked) {
    mkdirSync(join(folder, dirname(library)), { recursive: true })
    cpSync(library, join(folder, library), { dereference: true })
  }
  return folder
}

function reasonToSkip(): string | false {
  if (!buildahHere) return 'buildah is not installed'
  if (process.getuid?.() !== 0) return 'buildah --isolation chroot needs root here'
  return false
}
