import { awscli } from './awscli.ts'
import type { Client } from './client.ts'
import { rails } from './rails.ts'
import { registry } from './registry.ts'
import { s3cmd } from './s3cmd.ts'
import { workhorse } from './workhorse.ts'

/** GitLab's five S3 clients. */
export const clients: readonly Client[] = [rails, workhorse, registry, s3cmd, awscli]
