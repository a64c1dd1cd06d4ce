/** How a document can be written: the values of `--output`. */
export const outputFormats = ['text', 'short', 'json', 'markdown', 'junit'] as const

export type OutputFormat = (typeof outputFormats)[number]
