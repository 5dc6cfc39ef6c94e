/**
 * Parts of the browser's own interface, which nobody sees here, load pages of their own into every new window and keep the processor busy for over a second; the rest is what Playwright
 * switches off (1.65.1), for the last such switch is the one that counts; but frames of other sites keep their storage apart, as everywhere.
 */
const FEATURES = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** Keeps the browser's own interface from working beside the page. */
export const PLAIN_BROWSER = `--disable-features=${FEATURES.join(',')}`
