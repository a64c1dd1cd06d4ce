import { definePodCheck } from './check.ts'
import { clientCredentials } from './clientCredentials.ts'

export const railsCredentials = definePodCheck({
  id: 'rails-credentials',
  category: 'identity',
  title: 'Rails gets its credentials in this pod',
  needs: ['client-agreement'],
  run: async (outside, known) => clientCredentials('rails', outside, known),
})
