import type { Oddity } from '../model/gitlab.ts'
import { holdsTemplate } from './plainText.ts'

/** What is odd about a text that a program hands to AWS as it stands. */
export function odditiesOf(text: string): readonly Oddity[] {
  if (holdsTemplate(text)) return ['template']
  if (text.trim() === '') return ['empty']
  const found: Oddity[] = []
  if (/[\r\n]/.test(text)) found.push('newline')
  if (/^["'].*["']$/s.test(text.trim())) found.push('quotes')
  if (/[^\S\r\n]/.test(text)) found.push('space')
  return found
}
