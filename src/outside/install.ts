import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { errorCode, errorMessage } from './thrown.ts'

export type Installed =
  | { readonly ok: true; readonly path: string; readonly sha256: string }
  | {
      readonly ok: false
      readonly message: string
      readonly hint?: string
      /** True when the folder is right and the writing failed (a full disk): exit code 1; else it is wrong usage. */
      readonly isOurs: boolean
    }

const NAME = 'gitlab-iam-doctor'

/**
 * Copies the running executable into a folder. What stands there afterwards is the whole file or what stood there
 * before: it is written beside it, brought to the disk, and put in its place at once, even if that is being run.
 * @param executable what runs this process
 */
export async function install(dir: string, executable: string): Promise<Installed> {
  // Run by Node (or Bun) from the npm package, the executable is theirs and knows nothing of GitLab.
  if (/^(node|nodejs|bun)(\.exe)?$/.test(basename(executable)))
    return wrong(
      `install copies the executable, and this is the npm package run by ${executable}`,
      'use the executable gitlab-iam-doctor-linux-x64 or -arm64',
    )
  const folder = resolve(dir)
  const problem = await folderProblem(dir, folder)
  if (problem !== undefined) return wrong(problem)
  const path = join(folder, NAME)
  const temporary = join(folder, `.${NAME}.${process.pid}.tmp`)
  try {
    const sha256 = await copy(executable, temporary)
    // rename(2) onto a folder fails, onto a symbolic link replaces the link.
    await rename(temporary, path)
    await syncFolder(folder)
    return { ok: true, path, sha256 }
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => {})
    const code = errorCode(thrown)
    const why = `${code ?? errorMessage(thrown)}${explained(code)}`
    // The one file that is read: no fault of the folder's.
    if (errorMessage(thrown).includes(`'${executable}'`))
      return { ok: false, message: `the executable ${executable} cannot be read: ${why}`, isOurs: true }
    return { ok: false, message: `${path} cannot be written: ${why}`, isOurs: !MISUSE.has(code ?? '') }
  }
}

/** Failures that another folder, or another user, would not have met. */
const MISUSE = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'ENOENT'])

const EXPLAINED: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota is used up',
  EISDIR: 'there is a folder of that name',
}

function explained(code: string | undefined): string {
  const words = code === undefined ? undefined : EXPLAINED[code]
  return words === undefined ? '' : `, ${words}`
}

async function folderProblem(dir: string, folder: string): Promise<string | undefined> {
  if (dir === '') return 'install needs a folder'
  let about: Stats
  try {
    about = await stat(folder)
  } catch (thrown) {
    const code = errorCode(thrown) ?? errorMessage(thrown)
    return code === 'ENOENT' ? `there is no folder ${folder}` : `${folder} cannot be used: ${code}`
  }
  return about.isDirectory() ? undefined : `${folder} is not a folder`
}

/** Copies and answers with the checksum of what was read, which is what was written or the write has failed. */
async function copy(from: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  // A file of that name is left from a run that was killed; a link there must not be followed.
  await rm(to, { force: true })
  const target = await open(to, 'wx', 0o755)
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
      hash.update(chunk)
      await target.writeFile(chunk)
    }
    // Whatever the umask says.
    await target.chmod(0o755)
    await target.sync()
  } finally {
    await target.close()
  }
  return hash.digest('hex')
}

/** Brings the new name to the disk; not every file system can, and the file is there all the same. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined
  try {
    handle = await open(folder, 'r')
    await handle.sync()
  } catch {
    // The name will follow when the kernel writes it.
  } finally {
    await handle?.close()
  }
}

function wrong(message: string, hint?: string): Installed {
  return { ok: false, message, ...(hint === undefined ? {} : { hint }), isOurs: false }
}
