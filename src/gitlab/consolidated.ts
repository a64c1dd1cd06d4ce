import type { Origin } from '../model/gitlab.ts'
import type { Consolidated } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import { rubyTruth } from './booleans.ts'
import { readConnection } from './connection.ts'
import { readEncryption } from './encryption.ts'
import { mayOverride, objectSections } from './objectTypes.ts'
import type { Section } from './section.ts'

/** The settings for all types, with what the types are read from. */
export interface ConsolidatedSection {
  readonly facts: Consolidated
  /** `object_store.objects`. */
  readonly objects: Section | undefined
  /** Where complaints gather, apart from the connection's, which has them itself. */
  readonly sections: readonly Section[]
}

/**
 * The consolidated form. Rails takes it only if it is enabled, has a connection, and no type that Workhorse uploads has
 * settings of its own; else it ignores it without a word (gitlab-org/gitlab config/object_store_settings.rb,
 * use_consolidated_settings?).
 */
export function readConsolidated(production: Section): ConsolidatedSection | undefined {
  const store = production.section('object_store')
  if (store === undefined) return undefined
  const connection = store.section('connection')
  const options = store.section('storage_options')
  const objects = store.section('objects')
  const enabled = store.flag('enabled', rubyTruth)
  const ignoredFor = ownSettings(production)
  const facts: Consolidated = {
    ...present({
      enabled,
      connection: connection && readConnection(connection),
      encryption: readEncryption(options),
      proxyDownload: store.flag('proxy_download', rubyTruth),
    }),
    used:
      enabled?.value === true &&
      connection !== undefined &&
      connection.names.length > 0 &&
      ignoredFor.length === 0,
    ignoredFor,
  }
  store.expect(['enabled', 'connection', 'proxy_download', 'storage_options', 'objects'], [])
  objects?.expect([...Object.keys(objectSections), 'secure_files'], [])
  return {
    facts,
    objects,
    sections: [store, options, objects].filter((one) => one !== undefined),
  }
}

/** Settings of single types that make Rails ignore the consolidated ones. */
function ownSettings(production: Section): readonly Origin[] {
  return Object.keys(objectSections)
    .filter((name) => !mayOverride(name))
    .flatMap((name) => {
      const store = quietly(quietly(production, name), 'object_store')
      if (store === undefined) return []
      const enabled = rubyTruth(store.raw('enabled')) ? [store.at('enabled')] : []
      const connection = quietly(store, 'connection')
      return connection && connection.names.length > 0 ? [...enabled, store.at('connection')] : enabled
    })
}

/** A part that is looked at here and read elsewhere, so that its complaint is made once. */
export function quietly(section: Section | undefined, name: string): Section | undefined {
  return section?.silent().section(name)
}
