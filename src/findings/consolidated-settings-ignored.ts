import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** One type's own connection switches off the one for all, without a word (config/object_store_settings.rb). */
export const consolidatedSettingsIgnored: Rule = {
  id: 'consolidated-settings-ignored',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'rails-consolidated', 'consolidated-ignored')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Rails ignores the object storage settings for all types, since one type has its own',
      what: 'object_store of gitlab.yml is not used: types without settings of their own are kept on the disk of the pod.',
      why: [
        first.outcome.message,
        'Rails takes the consolidated form only if no type but pages has object_store settings of its own; it says nothing when it does not.',
      ],
      fix: fix(
        'Remove the connection of the single type, so that it takes part in global.appConfig.object_store; its bucket stays in global.appConfig.<TYPE>.bucket. Or give every type a connection of its own and set global.appConfig.object_store.enabled: false.',
        [
          `helm -n ${namespaceOf(evidence)} get values <RELEASE NAME> -o yaml | grep -n -B6 'connection:'`,
          `helm -n ${namespaceOf(evidence)} upgrade <RELEASE NAME> gitlab/gitlab --reuse-values --set 'global.appConfig.<TYPE>.connection=null'`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}
