import document from '../docs/report.schema.json' with { type: 'json' }

/** The JSON Schema of the report, as it is published. */
export const schema = `${JSON.stringify(document, undefined, 2)}\n`
