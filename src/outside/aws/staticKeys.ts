import { fromEnv } from '@aws-sdk/credential-providers'
import { type Answer, refused } from '../answer.ts'
import { errorMessage } from '../thrown.ts'
import type { Credentials } from './wallet.ts'

/** The key pair of the environment, read by the SDK's own provider. */
export async function environmentKeys(): Promise<Answer<Credentials>> {
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await fromEnv()()
    return {
      ok: true,
      value: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    }
  } catch (thrown) {
    return refused({ origin: 'pod', code: 'no-credentials', message: errorMessage(thrown) })
  }
}
