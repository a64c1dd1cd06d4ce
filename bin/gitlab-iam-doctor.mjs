#!/usr/bin/env node
import { existsSync } from 'node:fs'

const program = new URL('../dist/gitlab-iam-doctor.mjs', import.meta.url)
if (!existsSync(program)) {
  console.error('gitlab-iam-doctor is not built yet: run `npm ci && npm run build` in its folder')
  process.exit(2)
}
// The SDK would greet Node 20 with advice for programmers, and stderr belongs to who runs the doctor
// (@aws-sdk/core, emitWarningIfUnsupportedVersion).
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
await import(program.href)
