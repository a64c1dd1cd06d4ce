import type { Client } from './client.ts'
import { goSource, goV2StsHost } from './goSdk.ts'

/**
 * The AWS CLI v2, the tool of the chart document's two commands: environment, web identity, container, instance;
 * regional STS. Its order is that of the Go SDKs as far as the environment decides.
 */
export const awscli: Client = { id: 'awscli', source: goSource, stsHost: goV2StsHost }
