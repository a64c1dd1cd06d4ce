import document from '../docs/explanation.schema.json' with { type: 'json' }

/** The JSON Schema of what `explain` answers, as it is published. */
export const explanationSchema = `${JSON.stringify(document, undefined, 2)}\n`
