import { definePodCheck } from './check.ts'
import { clientCredentials } from './clientCredentials.ts'

export const workhorseCredentials = definePodCheck({
  id: 'workhorse-credentials',
  category: 'identity',
  title: 'Workhorse gets its credentials in this pod',
  needs: ['client-agreement'],
  run: async (outside, known) => clientCredentials('workhorse', outside, known),
})
