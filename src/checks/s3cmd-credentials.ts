import { definePodCheck } from './check.ts'
import { clientCredentials } from './clientCredentials.ts'

export const s3cmdCredentials = definePodCheck({
  id: 's3cmd-credentials',
  category: 'identity',
  title: 's3cmd gets its credentials in this pod',
  needs: ['client-agreement'],
  run: async (outside, known) => clientCredentials('s3cmd', outside, known),
})
