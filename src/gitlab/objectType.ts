import type { Complaint } from '../model/gitlab.ts'
import type { BucketUse } from '../model/gitlabBuckets.ts'
import type { ObjectType } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import { rubyTruth } from './booleans.ts'
import { placeOf, refusedByRails } from './bucketName.ts'
import { readConnection } from './connection.ts'
import type { ConsolidatedSection } from './consolidated.ts'
import { readEncryption } from './encryption.ts'
import { mayOverride } from './objectTypes.ts'
import type { Section } from './section.ts'

export interface TypeRead {
  readonly type: ObjectType
  readonly complaints: readonly Complaint[]
}

/** One type's section, with the settings that Rails ends up with for it. */
export function readObjectType(
  name: string,
  use: BucketUse,
  section: Section,
  consolidated: ConsolidatedSection | undefined,
): TypeRead {
  const base = { use, section: name, ...present({ enabled: section.flag('enabled', rubyTruth) }) }
  const own = section.section('object_store')
  const ownWins =
    mayOverride(name) && own !== undefined && rubyTruth(own.raw('enabled')) && hasConnection(own)
  const read =
    consolidated?.facts.used === true && !ownWins ? fromConsolidated(name, consolidated) : fromOwn(own)
  return { type: { ...base, ...read.facts }, complaints: [...section.complaints, ...read.complaints] }
}

interface Store {
  readonly facts: Omit<ObjectType, 'use' | 'section' | 'enabled'>
  readonly complaints: readonly Complaint[]
}

function fromConsolidated(name: string, { facts, objects }: ConsolidatedSection): Store {
  const mine = objects?.section(name)
  const storeEnabled = mine?.flag('enabled', rubyTruth) ?? facts.enabled
  const bucket = mine?.text('bucket')
  mine?.expect(['bucket', 'enabled', 'proxy_download', 'cdn'], [])
  return {
    facts: {
      form: 'consolidated',
      ...placeOf(bucket),
      ...present({
        storeEnabled,
        proxyDownload: mine?.flag('proxy_download', rubyTruth) ?? facts.proxyDownload,
      }),
    },
    complaints: [...(mine?.complaints ?? []), ...refused(bucket)],
  }
}

function fromOwn(own: Section | undefined): Store {
  if (own === undefined) return { facts: { form: 'none' }, complaints: [] }
  const connection = own.section('connection')
  const options = own.section('storage_options')
  const bucket = own.text('remote_directory')
  const facts = {
    form: 'storage-specific' as const,
    ...placeOf(bucket),
    ...present({
      storeEnabled: own.flag('enabled', rubyTruth),
      connection: connection && readConnection(connection),
      encryption: readEncryption(options),
      directUpload: own.flag('direct_upload', rubyTruth),
      backgroundUpload: own.flag('background_upload', rubyTruth),
      proxyDownload: own.flag('proxy_download', rubyTruth),
    }),
  }
  own.expect(
    [
      'enabled',
      'remote_directory',
      'connection',
      'storage_options',
      'direct_upload',
      'background_upload',
    ].concat(['proxy_download', 'cdn', 'bucket_prefix', 'storage_class']),
    [],
  )
  return { facts, complaints: [own, options].flatMap((one) => one?.complaints ?? []).concat(refused(bucket)) }
}

function hasConnection(store: Section): boolean {
  return (store.silent().section('connection')?.names.length ?? 0) > 0
}

function refused(bucket: { file: string; key: string; value: string } | undefined): readonly Complaint[] {
  return bucket !== undefined && refusedByRails(bucket.value) ? [{ kind: 'bucket-malformed', ...bucket }] : []
}
