import type { PodFacts } from '../../../src/model/facts.ts'
import { evidence } from '../evidence.ts'
import { warned } from '../outcomes.ts'
import type { Cases } from './case.ts'
import { CONNECTION, failing, rails, YML } from './settingsShapes.ts'

const variable = { file: 'environment', key: 'UPLOADS_BUCKET_NAME' }
const setting = { file: YML, key: 'production.object_store.objects.uploads.bucket' }
const differ = warned<PodFacts['bucket-names-agree']>(
  {
    differ: [
      {
        kind: 'bucket-names-differ',
        use: 'uploads',
        settings: [
          { ...variable, value: 'gitlab-tmp' },
          { ...setting, value: 'gitlab-uploads' },
        ],
      },
    ],
  },
  'bucket-names-differ',
  'uploads: gitlab-tmp (UPLOADS_BUCKET_NAME), gitlab-uploads (gitlab.yml)',
)
const shared = (...uses: readonly ('uploads' | 'tmp' | 'packages')[]) =>
  warned<PodFacts['buckets-distinct']>(
    { shared: [{ kind: 'bucket-shared', name: 'gitlab-tmp', uses, saidBy: [variable] }] },
    'bucket-shared',
  )
const folder = warned<PodFacts['buckets-whole']>(
  { folders: [{ ...variable, use: 'uploads', value: 'gitlab/uploads' }] },
  'bucket-with-folder',
  'UPLOADS_BUCKET_NAME is gitlab/uploads',
)
const nameless = failing(
  {
    kind: 'bucket-missing',
    ...rails,
    type: 'terraform_state',
    key: 'production.object_store.objects.terraform_state.bucket',
  },
  'terraform_state has no bucket',
)
const ignored = failing({
  kind: 'consolidated-ignored',
  ...rails,
  key: 'production.object_store.enabled',
  because: [{ file: YML, key: 'production.artifacts.object_store.connection' }],
})

export const bucketNames: Cases = {
  'bucket-names-disagree': {
    matches: [
      {
        story: 'a variable names the bucket of another use',
        evidence: evidence({
          checks: { 'bucket-names-agree': differ, 'buckets-distinct': shared('uploads', 'tmp') },
        }),
        says: ['uploads', 'gitlab.toolbox.extraEnv'],
      },
    ],
    nearMisses: [
      {
        story: 'both name one bucket, for two uses',
        evidence: evidence({ checks: { 'buckets-distinct': shared('uploads', 'packages') } }),
        finds: ['bucket-shared-by-types'],
      },
    ],
  },
  'bucket-shared-by-types': {
    matches: [
      {
        story: 'two types in one bucket',
        evidence: evidence({ checks: { 'buckets-distinct': shared('uploads', 'packages') } }),
        says: ['aws s3 sync'],
      },
    ],
    nearMisses: [
      {
        story: 'because a variable is wrong',
        evidence: evidence({
          checks: { 'bucket-names-agree': differ, 'buckets-distinct': shared('uploads', 'tmp') },
        }),
        finds: ['bucket-names-disagree'],
      },
    ],
  },
  'bucket-name-with-prefix': {
    matches: [
      {
        story: 'a folder behind the name',
        evidence: evidence({ checks: { 'buckets-whole': folder } }),
        says: ['gitlab/uploads', 'may not work correctly with Helm backups'],
      },
    ],
    nearMisses: [{ story: 'a bare name', evidence: evidence(), finds: [] }],
  },
  'bucket-name-missing-for-type': {
    matches: [
      {
        story: 'terraform_state is on and has no bucket',
        evidence: evidence({ checks: { 'rails-buckets': nameless } }),
        says: ['global.appConfig.terraformState.bucket=<BUCKET NAME>'],
      },
    ],
    nearMisses: [
      {
        story: 'it has one, which Rails refuses',
        evidence: evidence({
          checks: {
            'rails-buckets': failing({
              ...{ kind: 'bucket-malformed', ...rails, key: `${CONNECTION}.bucket`, value: '/gitlab-lfs' },
            }),
          },
        }),
        finds: ['bucket-name-invalid'],
      },
    ],
  },
  'consolidated-settings-ignored': {
    matches: [
      {
        story: 'artifacts have a connection of their own',
        evidence: evidence({ checks: { 'rails-consolidated': ignored } }),
        says: ['global.appConfig.<TYPE>.connection=null'],
      },
    ],
    nearMisses: [
      {
        story: 'a type has no bucket',
        evidence: evidence({ checks: { 'rails-buckets': nameless } }),
        finds: ['bucket-name-missing-for-type'],
      },
    ],
  },
}
