import { present } from '../present.ts'
import { definePodCheck } from './check.ts'
import { passed, skipped } from './outcomes.ts'
import { notReadable } from './readable.ts'

export const registryConfigReadable = definePodCheck({
  id: 'registry-config-readable',
  category: 'config',
  title: "the registry's configuration can be read",
  needs: [],
  async run({ gitlab: { registry } }) {
    if (!registry.ok && registry.reason === 'missing')
      return skipped('not-applicable', 'this pod has no registry configuration')
    if (!registry.ok) return notReadable(registry)
    const { s3, drivers } = registry.value
    const facts = {
      path: registry.file,
      ...present({ driver: s3?.driver ?? drivers[0], bucket: s3?.bucket?.value, region: s3?.region?.value }),
    }
    return passed(registry.file, facts)
  },
})
