import type { Source } from './model/words.ts'

/** The sources that are access keys, which somebody put somewhere and nobody renews. */
export const ofKeys: readonly Source[] = ['static-env', 'static-config', 'shared-file']
