# Sing dijaluk marang pengusul.

ready-ask-for = Supaya usulan menika siap dirembug, nyuwun tulung dipunjangkepi:
    .problem = masalahipun menapa, kados "toya mlebet griya saben jawah"
    .size = pinten kathahipun utawi pinten panjangipun, kados 120 m
    .unit = pinten kathahipun kanthi satuan ingkang lumrah, kados 120 m utawi 4 titik
    .land = sitinipun gadhahanipun sinten: pamarentah, warga, utawi instansi sanes
    .place = papan ingkang cetha: RT, tengeran, utawi kirim lokasi
    .photo = foto kawontenan sapunika
