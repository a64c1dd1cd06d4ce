import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lab } from '../../lab/lab.ts'

/** What no output may hold whatever its value: a JWT, a session token, a signed URL, an Authorization header. */
const shapes: Readonly<Record<string, RegExp>> = {
  'a JWT': /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/,
  'a session token': /IQoJb3JpZ2luX2Vj/,
  'a signed URL': /X-Amz-(Signature|Credential|Security-Token)=/i,
  'an Authorization header': /AWS4-HMAC-SHA256 Credential|Basic [A-Za-z0-9+/=]{8,}/,
  'a password in a URL': /:\/\/(?!USER:PASSWORD@)[^\s/@"]+:[^\s/@"]+@/,
}

/** The secrets of this lab, and of nobody else's, that stand in the text: what they are, not their values. */
export function secretsIn(text: string, lab: Lab): readonly string[] {
  const values = [...canariesOf(lab)].filter(([secret]) => text.includes(secret)).map(([, what]) => what)
  const alike = Object.entries(shapes).filter(([, shape]) => shape.test(text))
  return [...values, ...alike.map(([what]) => what)]
}

/** Every secret of a lab, in the forms in which it might be written, and what it is. */
function canariesOf({ world, aws, podEnv, podRoot, requests }: Lab): ReadonlyMap<string, string> {
  const canaries = new Map<string, string>()
  const add = (what: string, secret: string | undefined) => {
    if (secret === undefined || secret.length < 8) return
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
      canaries.set(form, what)
    canaries.set(Buffer.from(secret).toString('base64'), `${what}, base64`)
  }
  for (const [path, file] of Object.entries(world.pod.files)) {
    if (file.directory) continue
    const text = readFileSync(join(podRoot, path), 'utf8')
    if (file.token !== undefined) for (const part of [text.trim(), ...text.trim().split('.')]) add(path, part)
    for (const [, key] of text.matchAll(
      /(?:secret_?(?:access_)?key|access_token|session_?token)["']?\s*[:=][ \t]*["']?([^\s"',}]+)/gi,
    ))
      add(path, key)
  }
  for (const { keys } of Object.values(world.s3Compatible ?? {}))
    for (const [name, key] of Object.entries(keys)) add(`the key of ${name}`, key)
  for (const [name, { secretAccessKey }] of Object.entries(world.users))
    add(`the key of ${name}`, secretAccessKey)
  for (const accessKeyId of new Set(requests.map((request) => request.accessKeyId))) {
    const session = accessKeyId === undefined ? undefined : aws.credentials.find(accessKeyId)
    add('a secret key in use', session?.secretAccessKey)
    add('a session token in use', session?.sessionToken)
  }
  for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) add(name, podEnv[name])
  add("the proxy's password", world.proxy?.password)
  return canaries
}
