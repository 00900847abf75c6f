// Google Tag Manager after consent, and only on pages whose response has it (basic consent mode). The order is the point:
// everything denied, then exactly what the visitor chose, then the container, so that nothing in it can run before it knows.
{
  const { container, analytics, marketing } = document.currentScript.dataset;
  const dataLayer = (window.dataLayer = window.dataLayer ?? []);
  function gtag() {
    // Google reads the arguments object itself; an array is something else to it.
    dataLayer.push(arguments);
  }
  const denied = {
    ad_storage: 'denied',
    ad_user_data: 'denied',
    ad_personalization: 'denied',
    analytics_storage: 'denied',
    functionality_storage: 'denied',
    personalization_storage: 'denied',
  };

  gtag('consent', 'default', { ...denied, security_storage: 'granted' });
  gtag('consent', 'update', {
    analytics_storage: analytics,
    ad_storage: marketing,
    ad_user_data: marketing,
    ad_personalization: marketing,
  });
  // Whatever somebody puts into the container: only Google's own tags, and none for advertising without a yes to that.
  dataLayer.push({
    'gtm.blocklist': [
      'customScripts',
      'customPixels',
      'nonGoogleScripts',
      'nonGooglePixels',
      'nonGoogleIframes',
      ...(marketing === 'granted' ? [] : ['awct', 'sp', 'gclidw', 'flc', 'fls']),
    ],
  });
  dataLayer.push({ 'gtm.start': Date.now(), event: 'gtm.js' });
  const script = document.createElement('script');
  script.async = true;
  script.src = `https://www.googletagmanager.com/gtm.js?id=${encodeURIComponent(container)}`;
  document.head.append(script);

  // A new answer leads to a new page; until it is there, what runs here knows that it may do nothing more.
  document.addEventListener('submit', ({ target }) => {
    if (target.matches('[data-cookie-answer]')) gtag('consent', 'update', denied);
  });
  // Back to this page as the browser kept it: the answer may be another by now, and only the server knows.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
