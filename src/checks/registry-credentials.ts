import { definePodCheck } from './check.ts'
import { clientCredentials } from './clientCredentials.ts'

export const registryCredentials = definePodCheck({
  id: 'registry-credentials',
  category: 'identity',
  title: 'the registry gets its credentials in this pod',
  needs: ['client-agreement'],
  run: async (outside, known) => clientCredentials('registry', outside, known),
})
