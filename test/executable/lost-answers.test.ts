import t from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { Fault, World } from '../../lab/world.ts'
import { allow } from './allow.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { leftAsFound } from './remains.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'

/**
 * S3 did what it was asked, but its answer never came: the doctor cannot know what it has written, and has to
 * remove it all the same, or to list it.
 */
const plain = fewerBuckets(loadWorld('healthy'), ['UPLOADS'])
const versioned = patchWorld(plain, { buckets: { 'acme-gitlab-uploads': { versioning: 'Enabled' } } })
const removable = patchWorld(versioned, {
  roles: { gitlab: { policies: { Versions: allow('s3:DeleteObjectVersion') } } },
})
const worlds = {
  'a plain bucket': plain,
  'a versioned bucket': removable,
  'a versioned bucket whose versions may be listed': patchWorld(removable, {
    roles: { gitlab: { policies: { Listing: allow('s3:ListBucketVersions') } } },
  }),
  'a versioned bucket whose versions may not be removed': versioned,
}
const operations = [
  'PutObject',
  'CopyObject',
  'CreateMultipartUpload',
  'UploadPart',
  'CompleteMultipartUpload',
  'DeleteObject',
]
const manners = { 'never comes': startSilentLab, 'is cut off': startCuttingLab }

t.jobs = 3

for (const [which, world] of Object.entries(worlds)) {
  for (const operation of operations) {
    for (const [manner, start] of Object.entries(manners)) {
      t.test(`the answer to ${operation} ${manner}: ${which}`, { buffered: true }, async (t) => {
        const { isAsked, amiss, report } = await examined(() => start(world, operation), operation)
        t.ok(isAsked, 'it was asked')
        // A doctor that cannot know may fear too much, but not too little.
        t.strictSame(
          amiss.filter((what) => !what.startsWith('said to be left')),
          [],
          'nothing is left unsaid',
        )
        if (world !== versioned) t.strictSame(report.leftovers, [], 'nothing is left at all')
        if (manner === 'is cut off')
          t.equal(report.summary.fail, 0, 'AWS is not said to have refused anything')
      })
    }
  }
}

/**
 * One run with little patience, since the lost answer has to be waited for. On a busy machine other answers may come too
 * late as well, and the run then never comes as far: such a one says nothing, and more patience is had.
 */
async function examined(start: () => Promise<Lab>, operation: string) {
  const hasty = await attempt(start, operation, '1500ms')
  return hasty.isAsked ? hasty : attempt(start, operation, '15s')
}

async function attempt(start: () => Promise<Lab>, operation: string, patience: string) {
  const lab = await start()
  try {
    const before = lab.snapshot()
    const report = reportOf(await runDoctor(lab, ['-o', 'json', '--request-timeout', patience]))
    return {
      report,
      isAsked: lab.requests.some((request) => request.operation === operation),
      amiss: leftAsFound(before, lab.snapshot(), report.leftovers),
    }
  } finally {
    await lab.close()
  }
}

/** Loses the first answer to the operation without a word. */
function startSilentLab(world: World, operation: string): Promise<Lab> {
  return startLab({ ...world, faults: { 'acme-gitlab-uploads.*': { losesAnswer: { operation, times: 1 } } } })
}

/** Cuts the connection instead of sending the first answer to the operation. */
function startCuttingLab(world: World, operation: string): Promise<Lab> {
  const answer = { isNext: false, wasCut: false }
  const fault: Fault = {
    // Asked for once, between doing what a request wants and answering it; the lab ends a connection that fails.
    get latencyMs() {
      if (!answer.isNext) return 0
      answer.isNext = false
      throw new Error('cut')
    },
  }
  return startLab(
    { ...world, faults: { 'acme-gitlab-uploads.*': fault } },
    {
      logger(request) {
        if (request.operation === operation && !answer.wasCut)
          Object.assign(answer, { isNext: true, wasCut: true })
      },
    },
  )
}
