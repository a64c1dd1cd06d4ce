import type { Use } from './model/words.ts'
import { parseArn } from './policy/arn.ts'
import { s3Components } from './policy/gitlabNeeds.ts'
import type { ForComponent } from './policy/roleDocuments.ts'
import { uses } from './uses.ts'

/** How the values of the flags of `policy` are written. */

export function forComponent(text: string): ForComponent {
  const component = s3Components.find((one) => text.startsWith(`${one}=`))
  return component === undefined ? { value: text } : { component, value: text.slice(component.length + 1) }
}

export function parseBucket(text: string): { use: Use; name: string } | undefined {
  const at = text.indexOf('=')
  const use = uses.find((one) => one === text.slice(0, at))
  const name = text.slice(at + 1)
  // S3 User Guide, "Bucket naming rules"; a star or a slash would open more than one bucket.
  return use === undefined || !/^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/.test(name)
    ? undefined
    : { use, name }
}

export function isKeyArn(text: string): boolean {
  const arn = parseArn(text)
  return arn?.service === 'kms' && /^key\/[\w-]+$/.test(arn.resource)
}

export function isIssuer(text: string | undefined): boolean {
  return text === undefined || /^(https:\/\/)?[a-z0-9.-]+(:\d+)?(\/[^\s?#"'\\]*)?$/i.test(text)
}

export function withScheme(issuer: string | undefined): string | undefined {
  return issuer === undefined || issuer.startsWith('https://') ? issuer : `https://${issuer}`
}

/** Names of Kubernetes (RFC 1123); a star stands for several accounts. */
export function isAccount(text: string): boolean {
  return /^([a-z0-9-]+\/)?[a-z0-9*]([a-z0-9.*-]*[a-z0-9*])?$/.test(forComponent(text).value)
}
