import { definePodCheck } from './check.ts'
import { passed, skipped } from './outcomes.ts'
import { notReadable } from './readable.ts'

export const workhorseConfigReadable = definePodCheck({
  id: 'workhorse-config-readable',
  category: 'config',
  title: "Workhorse's configuration can be read",
  needs: [],
  async run({ gitlab: { workhorse } }) {
    if (workhorse.ok) return passed(workhorse.file, { path: workhorse.file })
    if (workhorse.reason === 'missing')
      return skipped('not-applicable', 'this container has no configuration of Workhorse')
    return notReadable(workhorse)
  },
})
