/**
 * A validator other tools understand (Standard Schema 1, https://standardschema.dev). Written out
 * here so that the types of stele need no further package.
 */
export interface StandardSchema<Output, Finding extends StandardIssue = StandardIssue> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => StandardResult<Output, Finding>
    readonly types?: { readonly input: Output; readonly output: Output } | undefined
  }
}

/** What is wrong, and where. */
export interface StandardIssue {
  readonly message: string
  readonly path?: readonly PropertyKey[]
}

/** Either the checked value, or every issue found. */
export type StandardResult<Output, Finding extends StandardIssue = StandardIssue> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly Finding[] }
