import type { Component } from '../model/words.ts'
import { definePodCheck } from './check.ts'
import { passed, skipped } from './outcomes.ts'
import { firstUnread, notReadable } from './readable.ts'

/** The pods whose image renders gitlab.yml when it starts (gitlab-org/build/CNG gitlab-base/scripts/set-config). */
const withRails: readonly Component[] = ['toolbox', 'webservice', 'sidekiq', 'migrations']

export const railsConfigReadable = definePodCheck({
  id: 'rails-config-readable',
  category: 'config',
  title: "Rails' configuration can be read",
  needs: [],
  async run({ gitlab: { gitlabYml, connections, workhorse }, component, clients }) {
    if (gitlabYml.ok) return passed(gitlabYml.file, { path: gitlabYml.file })
    if (gitlabYml.reason !== 'missing') return notReadable(gitlabYml)
    // Beside Workhorse there is only the Secret that both share, and so it is in a pod of the doctor's own.
    const alone = !workhorse.ok && workhorse.reason === 'missing'
    const { versions } = await clients.surroundings()
    const isInstalled = versions.gitlab !== undefined || versions.fogAws !== undefined
    if (alone && isInstalled && withRails.includes(component)) return notReadable(gitlabYml)
    const unread = firstUnread(connections)
    if (unread !== undefined) return notReadable(unread)
    const [first] = connections
    if (first === undefined) return skipped('not-applicable', 'this pod has no configuration of Rails')
    return passed(first.file, { path: first.file })
  },
})
