import type { Report } from '../model/report.ts'
import type { Redactor } from './text.ts'

/**
 * Places whose words are the contract's (closed lists, ids of checks and findings, versions, times) or that a support
 * case needs as they are (request ids). All else is said anew, fields that do not exist yet included.
 */
const AS_IT_IS: readonly RegExp[] = [
  /^(schemaVersion|tool|run|outcome|exitCode|summary|probedAs|redaction)(\.|$)/,
  /^pod\.(component|region|partition|gitlabVersion|chartVersion)$/,
  /^identities\.(source|usedBy)$/,
  /^clients\.(id|source|version)$/,
  /^buckets\.(use|client|region|list|read|write|delete|multipart|copy)$/,
  /^checks\.(id|category|title|status)$/,
  /^checks\.target\.(type|uses|saidBy)$/,
  /^checks\.skip\.(reason|blockedBy)$/,
  /(^|\.)aws\.(service|operation|requestId|extendedRequestId|bucketRegion)$/,
  /(^|\.)failure\.(origin|stage)$/,
  /^findings\.(id|cause|severity|confidence|page)$/,
  /^findings\.explains\.check$/,
  /^findings\.fix\.policies\.(attachTo|mode)$/,
  /^findings\.fix\.policies\.document\.(Version|Statement\.(Effect|Sid|Action))$/,
  /\.facts\.(source|alsoPresent|algorithm|encryption|region|signingRegion|partition|mode|driver)$/,
]

/** The report with every text said anew, names of fields in documents included. */
export function said(report: Report, say: Redactor): Report {
  // The walk keeps the shape, which the types cannot follow; that it does is what the tests hold it to.
  return JSON.parse(JSON.stringify(walked(report, '', say)))
}

function walked(value: unknown, path: string, say: Redactor): unknown {
  if (AS_IT_IS.some((place) => place.test(path))) return value
  if (typeof value === 'string') return say(value, path.slice(path.lastIndexOf('.') + 1))
  if (Array.isArray(value)) return value.map((item) => walked(item, path, say))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const inner = path === '' ? name : `${path}.${name}`
      // Only where names are values: the condition keys of a policy, facts that are tables.
      return [/\.(document|facts|details)\./.test(`.${path}.`) ? say(name) : name, walked(field, inner, say)]
    }),
  )
}
