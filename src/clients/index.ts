import type { Component } from '../model/words.ts'
import { awscli } from './awscli.ts'
import type { Client, Surroundings } from './client.ts'
import { rails } from './rails.ts'
import { registry } from './registry.ts'
import { s3cmd } from './s3cmd.ts'
import { workhorse } from './workhorse.ts'

/** GitLab's five S3 clients. */
export const clients: readonly Client[] = [rails, workhorse, registry, s3cmd, awscli]

/** The clients that run in each kind of pod. */
const byComponent: Readonly<Record<Component, readonly Client[]>> = {
  toolbox: [rails, s3cmd, awscli],
  webservice: [rails, workhorse],
  sidekiq: [rails],
  migrations: [rails],
  registry: [registry],
  unknown: clients,
}

/**
 * The clients of this pod. `backup-utility` works with s3cmd unless S3_TOOL names the AWS CLI
 * (gitlab-org/build/CNG gitlab-toolbox/scripts/bin/backup-utility).
 */
export function clientsOf({ component, env }: Pick<Surroundings, 'component' | 'env'>): readonly Client[] {
  const possible = byComponent[component]
  return env.S3_TOOL === 'awscli' ? possible.filter(({ id }) => id !== 's3cmd') : possible
}

/**
 * Whether GitLab cannot do without a client in this pod. The AWS CLI makes the backups only where S3_TOOL names it, or
 * a flag of backup-utility that nobody sees from here; a pod that is none of GitLab's may have any of them.
 */
export function isRequired(
  { id }: Client,
  { component, env }: Pick<Surroundings, 'component' | 'env'>,
): boolean {
  if (component === 'unknown') return false
  return id !== 'awscli' || env.S3_TOOL === 'awscli'
}
