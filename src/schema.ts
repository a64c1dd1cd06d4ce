import merged from '../docs/merged.schema.json' with { type: 'json' }
import report from '../docs/report.schema.json' with { type: 'json' }

/** The JSON Schema of the report, as it is published. */
export const schema = `${JSON.stringify(report, undefined, 2)}\n`

/** The JSON Schema of what `merge` prints; complete in itself. */
export const mergedSchema = `${JSON.stringify(merged, undefined, 2)}\n`
