/** Names that Norwegian people and companies have, to be combined; nobody in particular. */
export const givenNames =
  'Anne Inger Kari Marit Ingrid Liv Eva Berit Astrid Bjørg Hilde Anna Solveig Marianne Randi Ida Nina Maria Elisabeth Kristin Bente Heidi Silje Hanne Linda Tone Anita Elin Tove Wenche Gerd Ragnhild Ellen Camilla Åse Øydis Sunniva Frøydis Oddny Thea Jan Per Bjørn Ole Lars Kjell Knut Svein Thomas Arne Geir Hans Morten Tor Martin Terje Odd Erik John Anders Rune Trond Tore Daniel Jon Kristian Marius Tom Harald Olav Stian Øyvind Espen Rolf Leif Gunnar Sigurd Håkon Ståle Ådne Øystein Ævar Magnus Vegard Eirik Sindre Torbjørn Asbjørn Sverre Einar'.split(
    ' ',
  );

export const familyNames =
  'Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen Halvorsen Henriksen Lund Sørensen Jakobsen Moen Gundersen Iversen Strand Solberg Svendsen Eide Knutsen Martinsen Paulsen Bakken Kristoffersen Mathisen Lie Amundsen Rasmussen Nguyen Solheim Moe Bakke Nygård Fredriksen Kristensen Holm Lien Hauge Andresen Nielsen Christensen Knudsen Evensen Sæther Aas Hanssen Myhre Haugland Thomassen Simonsen Sivertsen Danielsen Berge Sandvik Rønning Arnesen Antonsen Vik Næss Ali Haug Christiansen Myklebust Thorsen Edvardsen Birkeland Ellingsen Strøm Ødegård Gulbrandsen Tangen Isaksen Ås Wold Viken Aune Myrvold Ruud Ahmed Tveit Helland Fossum Ulvestad Brekke Hovland Østby Sunde Mikkelsen Aase Lunde Engen Skogen Øverland Ærø Tønnessen Bøe Krogh Nordby Skjeldal Rustad Vågen Åsheim'.split(
    ' ',
  );

export const companyWords =
  'Nordlys Fjord Bre Tinde Havn Skog Elv Stein Furu Bjørk Varde Kyst Vind Snø Tåke Hav Sølv Kobber Lyng Måke Ørn Rev Ulv Gran Myr Foss Nes Vik Øy Ås Hage Bru Torg Kvern Smie Brygge Låve Stabbur'.split(
    ' ',
  );

export const companyTrades =
  'Bygg Elektro Regnskap Transport Data Konsult Eiendom Bakeri Verksted Rør Maling Maskin Invest Mat Handel Reklame Arkitekter Energi Sjømat Interiør'.split(
    ' ',
  );
