import { ATTRIBUTES, type AttributeName } from './attributeNames'

/** Attributes that are there or not. */
const BOOLEAN_ATTRIBUTES: readonly AttributeName[] = ['controls', 'editable', 'muted']

/** The property of an attribute: `touch-action` is `touchAction`. */
function propertyOf(attribute: AttributeName): string {
  return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Gives a class a property for each attribute, so that setting one sets the other. What is already there, as `lang` is, stays. */
export function reflectAttributes(prototype: HTMLElement): void {
  for (const attribute of ATTRIBUTES) {
    const property = propertyOf(attribute)
    if (property in prototype) continue
    const isBoolean = BOOLEAN_ATTRIBUTES.includes(attribute)
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return isBoolean ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? '')
      },
      set(this: HTMLElement, value: unknown) {
        if (isBoolean) this.toggleAttribute(attribute, Boolean(value))
        else if (value === null || value === undefined) this.removeAttribute(attribute)
        else this.setAttribute(attribute, String(value))
      },
    })
  }
}
