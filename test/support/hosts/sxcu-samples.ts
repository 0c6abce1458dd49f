/** A `.sxcu` of our own in a shape that public collections have. `expected`: what is read of it, or why it is refused. */
export interface Sample {
  readonly shape: string;
  readonly text: string;
  readonly expected: object | string;
}

const write = (value: object) => JSON.stringify(value, null, 2);
const host = 'https://up.example.org';

export const samples: readonly Sample[] = [
  {
    shape: 'old, a form, the link from JSON',
    text: write({
      Version: '12.4.1',
      Name: 'Example',
      DestinationType: 'ImageUploader, TextUploader, FileUploader',
      RequestMethod: 'POST',
      RequestURL: `${host}/api/upload`,
      Body: 'MultipartFormData',
      Arguments: { token: 'secret', text: '$input$' },
      FileFormName: 'files[]',
      URL: '$json:files[0].url$',
      ThumbnailURL: '$json:files[0].thumb$',
      DeletionURL: `${host}/delete/$json:files[0].key$`,
    }),
    expected: {
      name: 'Example',
      fields: [
        ['token', 'secret'],
        ['text', '{input}'],
      ],
      fileField: 'files[]',
      link: '{json:files[0].url}',
      thumbnail: '{json:files[0].thumb}',
      deletion: `${host}/delete/{json:files[0].key}`,
    },
  },
  {
    shape: 'old, a form without a name, the whole text as the link',
    text: write({
      Version: '13.2.1',
      RequestMethod: 'POST',
      RequestURL: 'http://up.example.org',
      Body: 'MultipartFormData',
      FileFormName: 'file',
    }),
    expected: { address: 'http://up.example.org', link: '', destinations: [] },
  },
  {
    shape: 'old, patterns in a list',
    text: write({
      Version: '12.4.1',
      RequestMethod: 'POST',
      RequestURL: `${host}/x.php`,
      Body: 'MultipartFormData',
      FileFormName: 'f',
      RegexList: ['^(?<id>\\S+) (?<code>\\S+)'],
      URL: `${host}/f.php?h=$regex:1|id$`,
      DeletionURL: `${host}/f.php?h=$regex:1|1$&d=$regex:1,code$`,
    }),
    expected: {
      link: `${host}/f.php?h={regex:^(?<id>\\\\S+) (?<code>\\\\S+)|id}`,
      deletion: `${host}/f.php?h={regex:^(?<id>\\\\S+) (?<code>\\\\S+)|1}&d={regex:^(?<id>\\\\S+) (?<code>\\\\S+)|code}`,
    },
  },
  {
    shape: 'old, the address after a redirect',
    text: write({
      Version: '12.4.1',
      RequestMethod: 'POST',
      RequestURL: `${host}/?mode=raw`,
      Body: 'MultipartFormData',
      FileFormName: 'image',
      URL: '$responseurl$',
    }),
    expected: { address: `${host}/`, parameters: [['mode', 'raw']], link: '{responseurl}' },
  },
  {
    shape: 'old, bytes alone, Basic authentication',
    text: write({
      Version: '13.6.1',
      DestinationType: 'FileUploader',
      RequestMethod: 'PUT',
      RequestURL: `${host}/$filename$`,
      Headers: { Authorization: 'Basic $base64:me:secret$' },
      Body: 'Binary',
      URL: '$response$',
    }),
    expected: {
      method: 'PUT',
      address: `${host}/{filename}`,
      headers: [['Authorization', 'Basic {base64:me:secret}']],
      body: 'Binary',
      link: '{response}',
    },
  },
  {
    shape: 'old, a JSON body',
    text: write({
      Version: '12.4.1',
      DestinationType: 'URLSharingService',
      RequestMethod: 'POST',
      RequestURL: `${host}/hook`,
      Body: 'JSON',
      Data: '{"content":"$input$"}',
    }),
    expected: 'not-for-pictures',
  },
  {
    shape: 'old, a JSON body for anything',
    text: write({
      Version: '12.4.1',
      RequestMethod: 'POST',
      RequestURL: host,
      Body: 'JSON',
      Data: '{"a":"$input$"}',
    }),
    expected: 'carries-no-file',
  },
  {
    shape: 'old, a GET that shortens',
    text: write({
      Version: '12.4.1',
      DestinationType: 'URLShortener',
      RequestMethod: 'GET',
      RequestURL: `${host}/api?url=$input$`,
      URL: '$json:short$',
    }),
    expected: 'not-for-pictures',
  },
  {
    shape: 'old, a form for texts alone',
    text: write({
      Version: '12.4.1',
      RequestMethod: 'POST',
      RequestURL: host,
      Body: 'MultipartFormData',
      Arguments: { content: '$input$' },
    }),
    expected: 'no-file-name',
  },
  {
    shape: 'old, a host by chance',
    text: write({
      Version: '12.4.1',
      RequestMethod: 'POST',
      RequestURL: 'https://$random:d1|d2$.example.org/upload',
      Body: 'MultipartFormData',
      FileFormName: 'file',
    }),
    expected: 'host-varies',
  },
  {
    shape: 'new, a form, headers of Zipline and Chevereto',
    text: write({
      Version: '17.0.0',
      Name: 'My server',
      DestinationType: 'ImageUploader, TextUploader, FileUploader',
      RequestMethod: 'POST',
      RequestURL: `${host}/api/upload`,
      Headers: { authorization: 'tok', 'x-zipline-format': 'RANDOM' },
      Body: 'MultipartFormData',
      FileFormName: 'file',
      URL: '{json:files[0].url}',
      ErrorMessage: '{json:error}',
    }),
    expected: { complaint: '{json:error}', link: '{json:files[0].url}' },
  },
];
