import { definePodCheck } from './check.ts'
import { clientCredentials } from './clientCredentials.ts'

export const awscliCredentials = definePodCheck({
  id: 'awscli-credentials',
  category: 'identity',
  title: 'the AWS CLI gets its credentials in this pod',
  needs: ['client-agreement'],
  run: async (outside, known) => clientCredentials('awscli', outside, known),
})
