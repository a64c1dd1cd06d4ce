import { type RoleDocuments, UNNAMED_ROLE } from '../../policy/roleDocuments.ts'

/** How the documents of a role are called where a name must be letters, digits and a separator. */

/** Words of the name: the role's, and the components' unless the role is for all. */
function words(
  { roleName, components, duty }: RoleDocuments,
  all: readonly RoleDocuments[],
): readonly string[] {
  const role = roleName === UNNAMED_ROLE ? 'gitlab' : roleName
  const alike = all.filter((other) => other.roleName === roleName).length > 1
  const said = [
    ...role.split(/[^A-Za-z0-9]+/),
    ...(alike ? components : []),
    ...(duty === 'operation' ? [] : [duty]),
  ]
  return said.flatMap((word) => word.split('-')).filter((word) => word !== '')
}

/** `gitlab_toolbox_backup`. */
export function snakeName(role: RoleDocuments, all: readonly RoleDocuments[]): string {
  const name = words(role, all).join('_').toLowerCase()
  return /^[a-z]/.test(name) ? name : `role_${name}`
}

/** `GitlabToolboxBackup`. */
export function pascalName(role: RoleDocuments, all: readonly RoleDocuments[]): string {
  return words(role, all)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

/** The name under which the permissions are attached: a role may have several inline policies. */
export function policyName({ components, duty }: RoleDocuments): string {
  const whose = components.length === 1 ? `-${components[0]}` : ''
  return `gitlab-object-storage${whose}${duty === 'operation' ? '' : `-${duty}`}`
}
