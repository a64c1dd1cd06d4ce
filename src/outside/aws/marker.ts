/** The mark on everything we write: by it alone a later run may recognise and remove what we left. */
export const marker = 'gitlab-iam-doctor'
