import { kindOfField } from './fields.ts'
import { type Aliased, FORMS } from './forms.ts'
import type { Kind, Register } from './register.ts'

/** Says a text with aliases in it. The name of the field that it stands in may tell what it is. */
export type Redactor = (text: string, field?: string) => string

/** Gives an alias to whatever in a text shows by its form what it is, so that it is known everywhere else. */
export function noteForms(text: string, register: Register): void {
  replaceForms(text, new RegExp(FORMS_ALONE, 'g'), register)
}

/**
 * Says texts with aliases for all that identifies: what shows by its form (ARNs, addresses of the web, hosts, account
 * numbers, keys), and every value that the register knows by now. One pass: an alias is never looked at again.
 */
export function textRedactor(register: Register): Redactor {
  const whole = new RegExp([FORMS_ALONE, ...literalForm(register)].join('|'), 'g')
  return (text, field) => {
    const kind = field === undefined ? undefined : kindOfField(field)
    return kind !== undefined && register.knows(kind, text)
      ? register.alias(kind, text)
      : replaceForms(text, whole, register)
  }
}

function replaceForms(text: string, whole: RegExp, register: Register): string {
  return text.replace(whole, (found: string, ...rest: readonly unknown[]) => {
    const form = FORMS[FORMS.findIndex((_, index) => rest[index] !== undefined)]
    const offset = rest.find((part) => typeof part === 'number') ?? 0
    return form === undefined
      ? literal(found, text, offset, register)
      : withEnd(found, form.aliased, register)
  })
}

/** Whether a text holds a value that an alias was given to. */
export function identifierFinder(register: Register): (text: string) => boolean {
  const [form] = literalForm(register)
  const known = form === undefined ? undefined : new RegExp(form)
  return (text) => known?.test(text) ?? false
}

/** A long value is unmistakable wherever it stands; a short one, or a word of our aliases, only where it stands alone. */
const LONG = 8

function literalForm(register: Register): readonly string[] {
  const aliases = register.aliases().join(' ')
  const values = register.literals().map(([value]) => {
    const plain = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const anywhere = value.length >= LONG && !aliases.includes(value)
    return anywhere ? plain : `(?<![A-Za-z0-9_.-])${plain}(?![A-Za-z0-9_-]|\\.[A-Za-z0-9])`
  })
  return values.length === 0 ? [] : [values.join('|')]
}

const FORMS_ALONE = FORMS.map(({ form }) => `(${form})`).join('|')

/** Marks of the sentence behind a value are not part of it. */
function withEnd(found: string, aliased: Aliased, register: Register): string {
  const value = found.replace(/[.:!?]+$/, '')
  return aliased(value, register) + found.slice(value.length)
}

/** The words before a value say which of several things of that name is meant. */
const BEFORE: readonly (readonly [RegExp, Kind])[] = [
  [/(?:role|--role-name) '?"?$/, 'role'],
  [/(?:namespace|-n|--namespace) '?"?$/, 'namespace'],
  [/(?:service account|serviceaccount) '?"?(?:[\w.-]+\/)?$/, 'service-account'],
  [/(?:bucket|--bucket) '?"?$/, 'bucket'],
  [/pod '?"?$/, 'pod'],
]

function literal(found: string, text: string, offset: number, register: Register): string {
  const kinds = register.literals().find(([value]) => value === found)?.[1] ?? []
  const before = text.slice(Math.max(0, offset - 80), offset)
  const meant = BEFORE.find(([words, kind]) => kinds.includes(kind) && words.test(before))?.[1]
  // NAMESPACE/SERVICE-ACCOUNT
  const first =
    kinds.includes('namespace') && /^\/[a-z0-9]/.test(text.slice(offset + found.length))
      ? 'namespace'
      : undefined
  const kind = meant ?? first ?? kinds[0]
  return kind === undefined ? found : register.alias(kind, found)
}
