import { readDocuments } from '../documents/readDocuments.ts'
import type { Documents, GivenDocument } from '../model/documents.ts'
import type { Report } from '../model/report.ts'
import { nameOf, readInput } from '../outside/inputs.ts'
import type { Layer } from '../policy/request.ts'
import { present } from '../present.ts'

import type { DocumentValues } from './documentFlags.ts'

export type GivenDocuments =
  /** `documents` is absent when none was named. */
  { readonly ok: true; readonly documents?: Documents } | { readonly ok: false; readonly message: string }

/** Reads every named file; the first that cannot be used ends it. */
export async function givenDocuments(values: DocumentValues, report: Report): Promise<GivenDocuments> {
  const { trustPolicy, rolePolicy, bucketPolicy, keyPolicy, boundary, scp, rcp, vpcEndpointPolicy } = values
  const named = [trustPolicy, rolePolicy, bucketPolicy, keyPolicy, boundary, scp, rcp, vpcEndpointPolicy]
  if (named.flat().length === 0) return { ok: true }
  const problems: string[] = []
  const read = async (flag: string, name: string, layer: Layer): Promise<readonly GivenDocument[]> => {
    const input = await readInput(name)
    const documents = input.ok ? readDocuments(input.text, nameOf(name), layer) : input
    if (documents.ok) return documents.documents
    problems.push(`${flag}: ${documents.message}`)
    return []
  }
  const all = async (flag: string, names: readonly string[], layer: Layer) =>
    (await Promise.all(names.map((name) => read(flag, name, layer)))).flat()
  const only = async (flag: string, names: readonly string[], layer: Layer) => {
    const found = await all(flag, names, layer)
    if (found.length > 1)
      problems.push(`${flag}: ${found.length} documents were given; only one can be in force`)
    return found[0]
  }
  const keyed = async (
    flag: string,
    names: readonly string[],
    keyOf: (text: string) => string | undefined,
  ): Promise<Readonly<Record<string, GivenDocument>>> => {
    const entries = names.map(async (text) => {
      const [, before = '', name = text] = /^([^=]*)=(.*)$/s.exec(text) ?? []
      const key = keyOf(before)
      if (key === undefined) problems.push(`${flag} is ${JSON.stringify(text)}: ${whichBuckets(report)}`)
      const document = key === undefined ? undefined : await only(flag, [name], 'resource')
      return document === undefined || key === undefined ? [] : [[key, document] as const]
    })
    return Object.fromEntries((await Promise.all(entries)).flat())
  }
  const documents: Documents = {
    role: await all('--role-policy', rolePolicy, 'identity'),
    scps: await all('--scp', scp, 'scp'),
    rcps: await all('--rcp', rcp, 'rcp'),
    buckets: await keyed('--bucket-policy', bucketPolicy, (name) => bucketCalled(name, report)),
    keys: await keyed('--key-policy', keyPolicy, (arn) => arn),
    ...present({
      trust: await only('--trust-policy', trustPolicy, 'trust'),
      boundary: await only('--boundary', boundary, 'boundary'),
      vpcEndpoint: await only('--vpc-endpoint-policy', vpcEndpointPolicy, 'vpc-endpoint'),
    }),
  }
  const [problem] = problems
  return problem === undefined ? { ok: true, documents } : { ok: false, message: problem }
}

/** The bucket of this use or name; the only one of the report when nothing was said. */
function bucketCalled(name: string, { buckets }: Report): string | undefined {
  const names = [...new Set(buckets.map((row) => row.name))]
  if (name === '') return names.length === 1 ? names[0] : undefined
  return buckets.find((row) => row.use === name || row.name === name)?.name
}

function whichBuckets({ buckets }: Report): string {
  const names = buckets.map(({ use, name }) => `${use} (${name})`).join(', ')
  return `it must be USE=FILE or BUCKET=FILE; the report has ${names || 'no bucket'}`
}
