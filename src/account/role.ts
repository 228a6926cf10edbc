/** What someone may do in one consultation; an administrator can also be one of the whole site. */
export type Role = 'member' | 'editor' | 'analyst' | 'administrator'

export const roles: readonly Role[] = ['member', 'editor', 'analyst', 'administrator']

/** Whether a password alone is too little: these change what is published, or see what was answered. */
export function needsSecondFactor(role: Role): boolean {
  switch (role) {
    case 'member':
      return false
    case 'editor':
    case 'analyst':
    case 'administrator':
      return true
  }
}

export function readRole(text: string): Role | undefined {
  return roles.find((role) => role === text)
}
