import type { Complaint, Reading } from '../model/gitlab.ts'
import type { GitlabYml } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import { rubyTruth } from './booleans.ts'
import { readConsolidated } from './consolidated.ts'
import type { Keeper } from './keeper.ts'
import { readObjectType, type TypeRead } from './objectType.ts'
import { objectSections } from './objectTypes.ts'
import { readPseudonymizer } from './pseudonymizer.ts'
import { Section } from './section.ts'
import { yamlFile } from './yaml.ts'

/** Where the container renders it when it starts (gitlab-org/build/CNG gitlab-base/scripts/set-config). */
export const gitlabYmlPath = '/srv/gitlab/config/gitlab.yml'

/** The object storage of Rails' rendered configuration. Nothing else in it is looked at. */
export function readGitlabYml(file: string, text: string, keeper: Keeper): Reading<GitlabYml> {
  const parsed = yamlFile(file, text, keeper)
  if (!parsed.ok) return parsed
  const top = parsed.value
  const production = top.section('production') ?? new Section({}, top.at('production'), keeper)
  if (top.raw('production') === undefined) top.complain('production', 'a mapping', undefined)
  const consolidated = readConsolidated(production)
  const types = [
    ...Object.entries(objectSections).flatMap(([name, use]): readonly TypeRead[] => {
      const section = production.section(name)
      return section === undefined ? [] : [readObjectType(name, use, section, consolidated)]
    }),
    ...readPseudonymizer(production),
  ]
  const complaints: readonly Complaint[] = [
    ...top.complaints,
    ...production.complaints,
    ...(consolidated?.sections ?? []).flatMap((section) => section.complaints),
    ...types.flatMap((read) => read.complaints),
  ]
  return {
    ok: true,
    file,
    value: {
      ...present({
        consolidated: consolidated?.facts,
        registryEnabled: production.section('registry')?.flag('enabled', rubyTruth),
      }),
      types: types.map(({ type }) => type),
      complaints,
    },
  }
}
